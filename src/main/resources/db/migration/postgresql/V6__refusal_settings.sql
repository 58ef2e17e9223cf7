alter table refusal add column settings text check (settings <> '');
