BEGIN TRANSACTION;
CREATE TABLE blocs (
	uid VARCHAR NOT NULL, 
	bloc VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	PRIMARY KEY (uid, bloc, role), 
	FOREIGN KEY(uid) REFERENCES events (uid) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID

;
CREATE TABLE documents (
	id VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	fingerprint VARCHAR NOT NULL, 
	url VARCHAR, 
	title VARCHAR, 
	source VARCHAR, 
	published VARCHAR, 
	lang VARCHAR, 
	stored DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(digest) REFERENCES texts (digest)
);
INSERT INTO "documents" VALUES('https://example.org/1','094d0d762fc8e22b6808f0cbde8242ab09307c1bf0fa6f1371423467776fcd38','0883008700ec9365bbeb5c42671c61657c45f5c0b179ad4d82b0d0ca187f47ed','https://example.org/1','Forum','Courier','2024-03-07','en','2026-01-01 12:00:00.000000');
INSERT INTO "documents" VALUES('https://example.org/2','103db356605df83cec97cf734768632ef52e1fe41c53f851ebfe6baa902d959e','30da8ba4c7ef09501cca830e259fa83775e6f202f9d519d738d7465b46bdbb56','https://example.org/2','Форум «Прилив»',NULL,'2024-03-09','ru','2026-01-01 12:01:00.000000');
INSERT INTO "documents" VALUES('https://example.org/3','21f25bdc313a8d6e179363d1805d942d4581ba0188c3752ac4279c851a1691c5','238016c4fe370996174309202a6084613f3e6a4fab6252ee71cf39315bf282c6','https://example.org/3',NULL,NULL,'2024-03-07','ar','2026-01-01 12:02:00.000000');
INSERT INTO "documents" VALUES('https://example.org/4','9cc3e24fe9d0a9d86f56f80390504afa0a9a3fbbb57ec0911fc8c11493ff9c50','422da0cd3ef8c250e478aaf2a0f2c68e009ca2e4b7d1a3456f63b71bbe01690b','https://example.org/4',NULL,NULL,'2024-03-07','en','2026-01-01 12:04:00.000000');
CREATE TABLE events (
	uid VARCHAR NOT NULL, 
	first DATE NOT NULL, 
	last DATE NOT NULL, 
	day INTEGER NOT NULL, 
	series VARCHAR, 
	series_key VARCHAR, 
	type VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	city VARCHAR, 
	city_key VARCHAR, 
	country VARCHAR, 
	parent VARCHAR, 
	confidence FLOAT NOT NULL, 
	reviewed BOOLEAN NOT NULL, 
	hidden VARCHAR, 
	sequence INTEGER NOT NULL, 
	created DATETIME NOT NULL, 
	updated DATETIME NOT NULL, 
	search TEXT NOT NULL, 
	PRIMARY KEY (uid)
);
INSERT INTO "events" VALUES('e1','2024-05-15','2024-05-19',739021,NULL,NULL,'forum','rescheduled','Kazan','kazan','RU',NULL,0.9,0,NULL,1,'2026-01-01 12:00:00.000000','2026-01-01 12:01:00.000000','tidewater forum
форум "прилив"
kazan');
INSERT INTO "events" VALUES('e3','2024-06-01','2024-06-03',739038,NULL,NULL,'festival','scheduled',NULL,NULL,NULL,NULL,0.9,0,NULL,0,'2026-01-01 12:02:00.000000','2026-01-01 12:02:00.000000','ايام المرفا');
INSERT INTO "events" VALUES('e4','2024-05-14','2024-05-19',739020,NULL,NULL,'forum','scheduled',NULL,NULL,NULL,NULL,0.9,0,'withdrawn',1,'2026-01-01 12:03:00.000000','2026-01-01 12:04:00.000000','gone days');
CREATE TABLE failures (
	name VARCHAR NOT NULL, 
	origin VARCHAR NOT NULL, 
	reason TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "failures" VALUES('news/a.txt','news','is empty.','2026-01-01 12:05:00.000000');
CREATE TABLE history (
	id INTEGER NOT NULL, 
	uid VARCHAR NOT NULL, 
	field VARCHAR NOT NULL, 
	old TEXT, 
	new TEXT, 
	at DATETIME NOT NULL, 
	"by" VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(uid) REFERENCES events (uid) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "history" VALUES(1,'e1','names','{}','{"ru":"Форум «Прилив»"}','2026-01-01 12:01:00.000000','https://example.org/2');
INSERT INTO "history" VALUES(2,'e1','series','"Tidewater"','null','2026-01-01 12:01:00.000000','https://example.org/2');
INSERT INTO "history" VALUES(3,'e1','start','"2024-05-14"','"2024-05-15"','2026-01-01 12:01:00.000000','https://example.org/2');
INSERT INTO "history" VALUES(4,'e1','status','"scheduled"','"rescheduled"','2026-01-01 12:01:00.000000','https://example.org/2');
INSERT INTO "history" VALUES(5,'e1','previous_start','null','"2024-05-14"','2026-01-01 12:01:00.000000','https://example.org/2');
INSERT INTO "history" VALUES(6,'e1','countries','[{"country":"RU","role":"host"},{"country":"MY","role":"exhibitor"},{"country":"TM","role":"exhibitor"}]','[]','2026-01-01 12:01:00.000000','https://example.org/2');
INSERT INTO "history" VALUES(7,'e1','blocs','[{"bloc":"OIC","role":"participant"}]','[]','2026-01-01 12:01:00.000000','https://example.org/2');
INSERT INTO "history" VALUES(8,'e1','lang','"en"','"ru"','2026-01-01 12:01:00.000000','https://example.org/2');
INSERT INTO "history" VALUES(9,'e1','documents','[{"id":"https://example.org/1","url":"https://example.org/1","title":"Forum","source":"Courier","published":"2024-03-07","lang":"en"}]','[{"id":"https://example.org/1","url":"https://example.org/1","title":"Forum","source":"Courier","published":"2024-03-07","lang":"en"},{"id":"https://example.org/2","url":"https://example.org/2","title":"Форум «Прилив»","source":null,"published":"2024-03-09","lang":"ru"}]','2026-01-01 12:01:00.000000','https://example.org/2');
INSERT INTO "history" VALUES(10,'e4','hidden','null','"withdrawn"','2026-01-01 12:04:00.000000','https://example.org/4');
CREATE TABLE keys (
	"key" VARCHAR NOT NULL, 
	uid VARCHAR NOT NULL, 
	PRIMARY KEY ("key", uid), 
	FOREIGN KEY(uid) REFERENCES events (uid) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID

;
INSERT INTO "keys" VALUES('Tidewater Forum','e1');
INSERT INTO "keys" VALUES('أيام المرفأ','e3');
INSERT INTO "keys" VALUES('Gone Days','e4');
CREATE TABLE languages (
	uid VARCHAR NOT NULL, 
	lang VARCHAR NOT NULL, 
	PRIMARY KEY (uid, lang), 
	FOREIGN KEY(uid) REFERENCES events (uid) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID

;
INSERT INTO "languages" VALUES('e3','ar');
INSERT INTO "languages" VALUES('e1','en');
INSERT INTO "languages" VALUES('e4','en');
INSERT INTO "languages" VALUES('e1','ru');
CREATE TABLE mentions (
	document VARCHAR NOT NULL, 
	local VARCHAR NOT NULL, 
	uid VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	record TEXT NOT NULL, 
	PRIMARY KEY (document, local), 
	FOREIGN KEY(document) REFERENCES documents (id), 
	FOREIGN KEY(uid) REFERENCES events (uid) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "mentions" VALUES('https://example.org/1','e1','e1',0,'{"uid":"e1","name":"Tidewater Forum","names":{},"series":"Tidewater","edition":null,"type":"forum","start":"2024-05-14","end":"2024-05-19","start_time":null,"end_time":null,"precision":"day","implied":[],"status":"scheduled","previous_start":null,"previous_end":null,"attendance":"offline","place":{"name":"Kazan","city":"Kazan","country":"RU","latitude":55.79,"longitude":49.12,"timezone":"Europe/Moscow"},"countries":[{"country":"RU","role":"host"},{"country":"MY","role":"exhibitor"},{"country":"TM","role":"exhibitor"}],"blocs":[{"bloc":"OIC","role":"participant"}],"figures":[],"organizer":null,"url":null,"registration_deadline":null,"parent":null,"lang":"en","confidence":0.9,"reviewed":false,"sequence":0,"created":"1970-01-01T00:00:00+00:00","updated":"1970-01-01T00:00:00+00:00","documents":[{"id":"https://example.org/1","url":"https://example.org/1","title":"Forum","source":"Courier","published":"2024-03-07","lang":"en"}],"evidence":[{"field":"name","document":"https://example.org/1","start":4,"end":19,"text":"Tidewater Forum"}]}');
INSERT INTO "mentions" VALUES('https://example.org/2','e2','e1',0,'{"uid":"e2","name":"Tidewater Forum","names":{"ru":"Форум «Прилив»"},"series":null,"edition":null,"type":"forum","start":"2024-05-15","end":"2024-05-19","start_time":null,"end_time":null,"precision":"day","implied":[],"status":"rescheduled","previous_start":"2024-05-14","previous_end":null,"attendance":"offline","place":{"name":"Kazan","city":"Kazan","country":"RU","latitude":55.79,"longitude":49.12,"timezone":"Europe/Moscow"},"countries":[],"blocs":[],"figures":[],"organizer":null,"url":null,"registration_deadline":null,"parent":null,"lang":"ru","confidence":0.9,"reviewed":false,"sequence":0,"created":"1970-01-01T00:00:00+00:00","updated":"1970-01-01T00:00:00+00:00","documents":[{"id":"https://example.org/2","url":"https://example.org/2","title":"Форум «Прилив»","source":null,"published":"2024-03-09","lang":"ru"}],"evidence":[{"field":"name","document":"https://example.org/2","start":0,"end":15,"text":"Tidewater Forum"}]}');
INSERT INTO "mentions" VALUES('https://example.org/3','e3','e3',0,'{"uid":"e3","name":"أيام المرفأ","names":{},"series":null,"edition":null,"type":"festival","start":"2024-06-01","end":"2024-06-03","start_time":null,"end_time":null,"precision":"day","implied":[],"status":"scheduled","previous_start":null,"previous_end":null,"attendance":"offline","place":{"name":null,"city":null,"country":null,"latitude":null,"longitude":null,"timezone":null},"countries":[],"blocs":[],"figures":[{"kind":"visitors","value":5000,"comparator":">","year":null}],"organizer":null,"url":null,"registration_deadline":null,"parent":null,"lang":"ar","confidence":0.9,"reviewed":false,"sequence":0,"created":"1970-01-01T00:00:00+00:00","updated":"1970-01-01T00:00:00+00:00","documents":[{"id":"https://example.org/3","url":"https://example.org/3","title":null,"source":null,"published":"2024-03-07","lang":"ar"}],"evidence":[]}');
CREATE TABLE meta (
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "meta" VALUES('schema','1');
INSERT INTO "meta" VALUES('store','12ccbfb4');
INSERT INTO "meta" VALUES('version','5');
CREATE TABLE participations (
	uid VARCHAR NOT NULL, 
	country VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	PRIMARY KEY (uid, country, role), 
	FOREIGN KEY(uid) REFERENCES events (uid) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID

;
INSERT INTO "participations" VALUES('e1','RU','host');
CREATE TABLE records (
	uid VARCHAR NOT NULL, 
	record TEXT NOT NULL, 
	PRIMARY KEY (uid), 
	FOREIGN KEY(uid) REFERENCES events (uid) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "records" VALUES('e1','{"uid":"e1","name":"Tidewater Forum","names":{"ru":"Форум «Прилив»"},"series":null,"edition":null,"type":"forum","start":"2024-05-15","end":"2024-05-19","start_time":null,"end_time":null,"precision":"day","implied":[],"status":"rescheduled","previous_start":"2024-05-14","previous_end":null,"attendance":"offline","place":{"name":"Kazan","city":"Kazan","country":"RU","latitude":55.79,"longitude":49.12,"timezone":"Europe/Moscow"},"countries":[],"blocs":[],"figures":[],"organizer":null,"url":null,"registration_deadline":null,"parent":null,"lang":"ru","confidence":0.9,"reviewed":false,"sequence":1,"created":"2026-01-01T12:00:00+00:00","updated":"2026-01-01T12:01:00+00:00","documents":[{"id":"https://example.org/1","url":"https://example.org/1","title":"Forum","source":"Courier","published":"2024-03-07","lang":"en"},{"id":"https://example.org/2","url":"https://example.org/2","title":"Форум «Прилив»","source":null,"published":"2024-03-09","lang":"ru"}],"evidence":[{"field":"name","document":"https://example.org/2","start":0,"end":15,"text":"Tidewater Forum"}]}');
INSERT INTO "records" VALUES('e3','{"uid":"e3","name":"أيام المرفأ","names":{},"series":null,"edition":null,"type":"festival","start":"2024-06-01","end":"2024-06-03","start_time":null,"end_time":null,"precision":"day","implied":[],"status":"scheduled","previous_start":null,"previous_end":null,"attendance":"offline","place":{"name":null,"city":null,"country":null,"latitude":null,"longitude":null,"timezone":null},"countries":[],"blocs":[],"figures":[{"kind":"visitors","value":5000,"comparator":">","year":null}],"organizer":null,"url":null,"registration_deadline":null,"parent":null,"lang":"ar","confidence":0.9,"reviewed":false,"sequence":0,"created":"2026-01-01T12:02:00+00:00","updated":"2026-01-01T12:02:00+00:00","documents":[{"id":"https://example.org/3","url":"https://example.org/3","title":null,"source":null,"published":"2024-03-07","lang":"ar"}],"evidence":[]}');
INSERT INTO "records" VALUES('e4','{"uid":"e4","name":"Gone Days","names":{},"series":null,"edition":null,"type":"forum","start":"2024-05-14","end":"2024-05-19","start_time":null,"end_time":null,"precision":"day","implied":[],"status":"scheduled","previous_start":null,"previous_end":null,"attendance":"offline","place":{"name":null,"city":null,"country":null,"latitude":null,"longitude":null,"timezone":null},"countries":[],"blocs":[],"figures":[],"organizer":null,"url":null,"registration_deadline":null,"parent":null,"lang":"en","confidence":0.9,"reviewed":false,"sequence":1,"created":"2026-01-01T12:03:00+00:00","updated":"2026-01-01T12:04:00+00:00","documents":[{"id":"https://example.org/4","url":"https://example.org/4","title":null,"source":null,"published":"2024-03-07","lang":"en"}],"evidence":[{"field":"name","document":"https://example.org/4","start":0,"end":9,"text":"Gone Days"}]}');
CREATE TABLE texts (
	digest VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (digest)
);
INSERT INTO "texts" VALUES('094d0d762fc8e22b6808f0cbde8242ab09307c1bf0fa6f1371423467776fcd38','The Tidewater Forum opens on 14 May.');
INSERT INTO "texts" VALUES('103db356605df83cec97cf734768632ef52e1fe41c53f851ebfe6baa902d959e','Tidewater Forum: форум откроется 15 мая.');
INSERT INTO "texts" VALUES('21f25bdc313a8d6e179363d1805d942d4581ba0188c3752ac4279c851a1691c5','أيام المرفأ من 1 إلى 3 حزيران.');
INSERT INTO "texts" VALUES('3ac22826817af0ce10d38c63e49d465122c5d74af67e54bd16bb1863af966f07','Gone Days.');
INSERT INTO "texts" VALUES('9cc3e24fe9d0a9d86f56f80390504afa0a9a3fbbb57ec0911fc8c11493ff9c50','Nothing.');
CREATE TABLE versions (
	document VARCHAR NOT NULL, 
	fingerprint VARCHAR NOT NULL, 
	digest VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (document, fingerprint), 
	FOREIGN KEY(document) REFERENCES documents (id), 
	FOREIGN KEY(digest) REFERENCES texts (digest)
);
INSERT INTO "versions" VALUES('https://example.org/1','0883008700ec9365bbeb5c42671c61657c45f5c0b179ad4d82b0d0ca187f47ed','094d0d762fc8e22b6808f0cbde8242ab09307c1bf0fa6f1371423467776fcd38','2026-01-01 12:00:00.000000');
INSERT INTO "versions" VALUES('https://example.org/2','30da8ba4c7ef09501cca830e259fa83775e6f202f9d519d738d7465b46bdbb56','103db356605df83cec97cf734768632ef52e1fe41c53f851ebfe6baa902d959e','2026-01-01 12:01:00.000000');
INSERT INTO "versions" VALUES('https://example.org/3','238016c4fe370996174309202a6084613f3e6a4fab6252ee71cf39315bf282c6','21f25bdc313a8d6e179363d1805d942d4581ba0188c3752ac4279c851a1691c5','2026-01-01 12:02:00.000000');
INSERT INTO "versions" VALUES('https://example.org/4','ae63bf3e5c072ae539ad55d17e2f3eaa1228ea6760bb06951e7d44f86a0455ec','3ac22826817af0ce10d38c63e49d465122c5d74af67e54bd16bb1863af966f07','2026-01-01 12:03:00.000000');
INSERT INTO "versions" VALUES('https://example.org/4','422da0cd3ef8c250e478aaf2a0f2c68e009ca2e4b7d1a3456f63b71bbe01690b','9cc3e24fe9d0a9d86f56f80390504afa0a9a3fbbb57ec0911fc8c11493ff9c50','2026-01-01 12:04:00.000000');
CREATE INDEX events_series ON events (series_key);
CREATE INDEX events_parent ON events (parent);
CREATE INDEX events_updated ON events (updated);
CREATE INDEX events_ends ON events (last, first);
CREATE INDEX events_days ON events (first, last, uid);
CREATE INDEX events_country ON events (country, first);
CREATE INDEX languages_lang ON languages (lang, uid);
CREATE INDEX participations_country ON participations (country, role, uid);
CREATE INDEX blocs_bloc ON blocs (bloc, role, uid);
CREATE INDEX ix_keys_uid ON keys (uid);
CREATE INDEX ix_history_uid ON history (uid);
CREATE INDEX ix_mentions_uid ON mentions (uid);
COMMIT;
