"""Build hook of the wheel: the modules of the engine compiled to C by mypyc, if asked for.

    HATCH_BUILD_HOOK_ENABLE_CUSTOM=true pip wheel --no-deps .

Takes minutes, so a wheel is plain Python by default, and where no C compiler is present; the
records are the same. An editable install always is plain Python, so that what is edited runs.
"""

from __future__ import annotations

import ast
import os
import shutil
import sysconfig
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "eventtracker"
# The compiled modules see the others as they are typed; what those import is not needed here.
_MYPY = """[mypy]
ignore_missing_imports = True
follow_imports = silent
[mypy-eventtracker.publish.*,eventtracker.sources.*]
follow_imports = skip
"""


class CompiledEngine(BuildHookInterface[Any]):
    """Patterns below the package in the hook's table: `modules` to compile, but not `tables`,
    where the time to build one would gain nothing."""

    def dependencies(self) -> list[str]:
        return ["mypy[mypyc]>=2.4,<3"] if has_compiler() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        if not has_compiler():
            self.app.display_warning("No C compiler here: the wheel is plain Python, and slower.")
            return
        self._made = TemporaryDirectory()
        root, made = Path(self.root), Path(self._made.name)
        sources = modules(root, self.config["modules"], self.config["tables"])
        for file in compile_all(root, sources, made):
            build_data["force_include"][str(made / file)] = str(file)
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if hasattr(self, "_made"):
            self._made.cleanup()


def has_compiler() -> bool:
    """Whether the C compiler is there that this Python was built for."""
    return shutil.which((sysconfig.get_config_var("CC") or "cl").split()[0]) is not None


def modules(root: Path, patterns: list[str], tables: list[str]) -> list[str]:
    """The files to compile, as paths below the project's root."""
    found = {p for pattern in patterns for p in (root / PACKAGE).glob(pattern)}
    found -= {p for pattern in tables for p in (root / PACKAGE).glob(pattern)}
    return sorted(str(p.relative_to(root)) for p in found)


def compile_all(root: Path, sources: list[str], made: Path) -> list[Path]:
    """Compile modules into the folder `made`; the files that it then holds."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    with TemporaryDirectory() as work, chdir(work):
        python = shutil.ignore_patterns("*.so", "*.toml", "__pycache__", "data", "locale")
        shutil.copytree(root / PACKAGE, PACKAGE, ignore=python)
        Path("mypy.ini").write_text(_MYPY)
        for source in map(Path, sources):
            source.write_text(with_inits(source.read_text("utf-8")), "utf-8")
        extensions = mypycify(
            ["--config-file=mypy.ini", *sources],
            opt_level="1",  # "2" takes twice the time to build
            debug_level="0",
            multi_file=True,
            group_name=PACKAGE,
        )
        command = _side_by_side()(Distribution({"name": PACKAGE, "ext_modules": extensions}))
        command.build_lib, command.build_temp = str(made), "objects"
        command.parallel = os.cpu_count()
        command.ensure_finalized()
        command.run()
    return [p.relative_to(made) for p in made.rglob("*") if p.is_file()]


def with_inits(source: str) -> str:
    """The source with the `__init__` of its dataclasses written out: mypyc compiles that, but not
    the one that the decorator makes when the program runs, which takes eight times as long."""
    lines = source.splitlines()
    classes = [node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)]
    for node in reversed(classes):
        decorators = [ast.unparse(d).split("(")[0] for d in node.decorator_list]
        if "dataclass" in decorators and not node.bases and node.end_lineno:
            lines[node.end_lineno : node.end_lineno] = _init_of(node)
    return "\n".join(lines) + "\n"


def _init_of(node: ast.ClassDef) -> list[str]:
    """The lines of a dataclass's `__init__`, which does what the decorator's would."""
    fields = [field for n in node.body if isinstance(n, ast.AnnAssign) and (field := _field(n))]
    parameters = ", ".join(["self", *(parameter for _, parameter, _ in fields)])
    methods = [n.name for n in node.body if isinstance(n, ast.FunctionDef)]
    return [
        "",
        f"    def __init__({parameters}) -> None:",
        # The compiler lets it set what is frozen, the type checker does not.
        *(f"        self.{name} = {value}  # type: ignore" for name, _, value in fields),
        *(["        self.__post_init__()"] if "__post_init__" in methods else []),
    ]


def _field(node: ast.AnnAssign) -> tuple[str, str, str] | None:
    """Name, parameter and value of a field; None of one that isn't handed in."""
    name, type_ = ast.unparse(node.target), ast.unparse(node.annotation)
    if node.value is None:
        return name, f"{name}: {type_}", name
    if not isinstance(node.value, ast.Call) or ast.unparse(node.value.func) != "field":
        return name, f"{name}: {type_} = {ast.unparse(node.value)}", name
    options = {k.arg: ast.unparse(k.value) for k in node.value.keywords}
    if make := options.get("default_factory"):
        given = f"({make})() if {name} is None else {name}"
        return name, f"{name}: {type_} | None = None", given
    return None if options.get("init") == "False" else (name, f"{name}: {type_}", name)


def _side_by_side() -> Any:
    from setuptools.command.build_ext import build_ext

    class SideBySide(build_ext):
        """Compiles the files of one extension side by side."""

        def build_extension(self, ext: Any) -> None:
            def objects(source: str) -> list[str]:
                return self.compiler.compile(
                    [source],
                    output_dir=self.build_temp,
                    include_dirs=ext.include_dirs,
                    extra_postargs=ext.extra_compile_args,
                )

            with ThreadPoolExecutor(os.cpu_count()) as pool:
                for made in pool.map(objects, ext.sources):
                    ext.extra_objects += made
            ext.sources = []
            super().build_extension(ext)

    return SideBySide
