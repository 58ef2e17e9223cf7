-- Who changed what, and when: the name the program gives (needlepoint.actor) and the role of the connection.

create function write_audit() returns trigger language plpgsql security definer set search_path from current as $$
declare
  who text := coalesce(nullif(current_setting('needlepoint.actor', true), ''), '(no name)') || ' as ' || session_user;
begin
  insert into audit (at, actor, action, table_name, row_before, row_after)
  values (clock_timestamp(), who, lower(tg_op), tg_table_name,
    case when tg_op <> 'INSERT' then to_jsonb(old)::text end,
    case when tg_op <> 'DELETE' then to_jsonb(new)::text end);
  return null;
end $$;

do $$
declare
  t text;
begin
  foreach t in array array['patient', 'patient_link', 'study_case', 'core', 'measurement', 'refusal', 'reader',
    'read_session', 'reading', 'adjudication', 'pathology', 'surgery', 'follow_up'] loop
    execute format('create trigger write_audit after insert or update or delete on %I for each row'
      ' execute function write_audit()', t);
  end loop;
end $$;
