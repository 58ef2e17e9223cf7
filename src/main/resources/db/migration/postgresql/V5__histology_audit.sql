create trigger write_audit after insert or update or delete on histology_image for each row
  execute function write_audit();
