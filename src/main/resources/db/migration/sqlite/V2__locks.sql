-- What is signed stays. Enforced here so that no program can get around it.

create table audit (
  entry integer primary key autoincrement,
  at text not null,
  actor text not null,
  action text not null check (action in ('insert', 'update', 'delete')),
  table_name text not null,
  row_before text,
  row_after text
) strict;

create trigger audit_is_final_update before update on audit begin
  select raise(abort, 'LOCKED: the audit trail is never changed');
end;
create trigger audit_is_final_delete before delete on audit begin
  select raise(abort, 'LOCKED: the audit trail is never changed');
end;

create trigger signed_reading_update before update on reading when old.signed_at is not null begin
  select raise(abort, 'LOCKED: a signed reading is never changed');
end;
create trigger signed_reading_delete before delete on reading when old.signed_at is not null begin
  select raise(abort, 'LOCKED: a signed reading is never deleted');
end;
create trigger reading_keeps_its_key before update of case_id, core_no, reader, session on reading begin
  select raise(abort, 'LOCKED: a reading belongs to its core, reader and session');
end;

create trigger session_keeps_its_order before update on read_session begin
  select raise(abort, 'LOCKED: the order of a session is never changed');
end;

create trigger adjudication_after_both before insert on adjudication
when not exists (select 1 from read_by_both b where b.case_id = new.case_id and b.core_no = new.core_no) begin
  select raise(abort, 'NOT_READ: both readers must have signed before adjudication');
end;
create trigger adjudication_by_a_third before insert on adjudication
when exists (select 1 from reading r where r.case_id = new.case_id and r.core_no = new.core_no and r.reader = new.reader)
begin
  select raise(abort, 'OWN_READ: a reader does not adjudicate the own reading');
end;
create trigger adjudication_by_role before insert on adjudication
when not exists (select 1 from reader where reader = new.reader and role = 'adjudicator') begin
  select raise(abort, 'NOT_ADJUDICATOR: only an adjudicator adjudicates');
end;
create trigger adjudication_update before update on adjudication begin
  select raise(abort, 'LOCKED: an adjudication is never changed');
end;
create trigger adjudication_delete before delete on adjudication begin
  select raise(abort, 'LOCKED: an adjudication is never deleted');
end;
create trigger no_reading_after_adjudication before insert on reading
when new.session = 1
  and exists (select 1 from adjudication a where a.case_id = new.case_id and a.core_no = new.core_no) begin
  select raise(abort, 'LOCKED: the core is adjudicated');
end;
