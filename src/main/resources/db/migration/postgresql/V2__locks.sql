-- What is signed stays. Enforced here so that no program can get around it.

create table audit (
  entry bigint generated always as identity primary key,
  at timestamp (3) with time zone not null,
  actor text not null,
  action text not null check (action in ('insert', 'update', 'delete')),
  table_name text not null,
  row_before text,
  row_after text
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '%', tg_argv[0];
end $$;

create trigger audit_is_final before update or delete or truncate on audit
  execute function refuse_change('LOCKED: the audit trail is never changed');

create trigger signed_reading_update before update on reading for each row when (old.signed_at is not null)
  execute function refuse_change('LOCKED: a signed reading is never changed');
create trigger signed_reading_delete before delete on reading for each row when (old.signed_at is not null)
  execute function refuse_change('LOCKED: a signed reading is never deleted');
create trigger reading_truncate before truncate on reading
  execute function refuse_change('LOCKED: a signed reading is never deleted');
create trigger reading_keeps_its_key before update of case_id, core_no, reader, session on reading for each row
  when ((old.case_id, old.core_no, old.reader, old.session)
    is distinct from (new.case_id, new.core_no, new.reader, new.session))
  execute function refuse_change('LOCKED: a reading belongs to its core, reader and session');

create trigger session_keeps_its_order before update on read_session
  execute function refuse_change('LOCKED: the order of a session is never changed');

create trigger adjudication_final before update or delete on adjudication for each row
  execute function refuse_change('LOCKED: an adjudication is never changed');
create trigger adjudication_truncate before truncate on adjudication
  execute function refuse_change('LOCKED: an adjudication is never deleted');

create function check_adjudication() returns trigger language plpgsql security definer set search_path from current
as $$
begin
  -- Readings of this core wait until the adjudication is in or out.
  perform 1 from core where case_id = new.case_id and core_no = new.core_no for update;
  if not exists (select 1 from read_by_both b where b.case_id = new.case_id and b.core_no = new.core_no) then
    raise exception 'NOT_READ: both readers must have signed before adjudication';
  end if;
  if exists (select 1 from reading r
      where r.case_id = new.case_id and r.core_no = new.core_no and r.reader = new.reader) then
    raise exception 'OWN_READ: a reader does not adjudicate the own reading';
  end if;
  if not exists (select 1 from reader where reader = new.reader and role = 'adjudicator') then
    raise exception 'NOT_ADJUDICATOR: only an adjudicator adjudicates';
  end if;
  return new;
end $$;
create trigger adjudication_after_both before insert on adjudication for each row
  execute function check_adjudication();

create function check_reading() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if new.session = 1 and exists (
      select 1 from adjudication a where a.case_id = new.case_id and a.core_no = new.core_no) then
    raise exception 'LOCKED: the core is adjudicated';
  end if;
  return new;
end $$;
create trigger no_reading_after_adjudication before insert on reading for each row
  execute function check_reading();

-- A reader who connects under a role of the server sees the own rows only, whatever program is used.
create function own_reader() returns text language sql stable security definer set search_path from current as $$
  select reader from reader where database_role = session_user
$$;

alter table read_session enable row level security;
create policy own_session on read_session using (reader = own_reader()) with check (reader = own_reader());
alter table reading enable row level security;
create policy own_reading on reading using (reader = own_reader()) with check (reader = own_reader());
alter table adjudication enable row level security;
create policy own_adjudication on adjudication using (reader = own_reader()) with check (reader = own_reader());
alter table reader enable row level security;
create policy own_entry on reader using (reader = own_reader());
