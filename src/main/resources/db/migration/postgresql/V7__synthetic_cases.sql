alter table study_case add column synthetic text check (synthetic in ('yes', 'no'));
