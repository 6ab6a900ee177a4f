// The projection of the outlines, for places: Equal Earth around 11° E, a world 1000 wide.

const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796], M = Math.sqrt(3) / 2;
const SIZE = 1000 / (2 * 2.70663), RADIANS = Math.PI / 180;

function project(longitude, latitude, [width, height]) {
  const lambda = (((((longitude - 11 + 180) % 360) + 360) % 360) - 180) * RADIANS;
  const theta = Math.asin(M * Math.sin(latitude * RADIANS));
  const t2 = theta ** 2, t6 = t2 ** 3;
  const x = (lambda * Math.cos(theta)) / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)));
  const y = theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2));
  return [width / 2 + x * SIZE, height / 2 - y * SIZE];
}

// Fetched once a page; the browser keeps it for the next one.
let world = null;
const outlines = (path) => (world ??= fetch(new URL(path, document.baseURI))
  .then((answer) => answer.json()).catch(() => (world = null)));
