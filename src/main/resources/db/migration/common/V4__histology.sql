-- Pictures of histology. The files lie in a folder beside the store, under their SHA-256.

create table histology_image (
  case_id text not null,
  core_no integer not null,
  image_no integer not null check (image_no between 1 and 99),
  specimen text not null check (specimen in ('core', 'surgery')),
  stain text not null check (stain <> ''),
  magnification ${real} not null check (magnification between 0.1 and 2000),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/tiff', 'image/x-aperio-svs')),
  width_px integer not null check (width_px between 1 and 10000000),
  height_px integer not null check (height_px between 1 and 10000000),
  size_bytes ${long} not null check (size_bytes between 1 and 1000000000000),
  image_sha256 text not null,
  attached_at ${instant} not null,
  comment text check (comment <> ''),
  primary key (case_id, core_no, image_no),
  foreign key (case_id, core_no) references core (case_id, core_no),
  constraint image_sha256_form check (length(image_sha256) = 64)
) ${strict};
