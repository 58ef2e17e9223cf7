-- The tables of a cohort, on SQLite and PostgreSQL alike; the few types the two spell differently are placeholders.
-- docs/data-dictionary.md says what every column means; DataDictionaryTest holds both together.

create table store_info (
  name text not null primary key,
  value text not null
) ${strict};

create table patient (
  patient text not null primary key check (patient <> ''),
  sex text check (sex in ('F', 'M', 'O')),
  comment text check (comment <> '')
) ${strict};

-- Patient IDs under AES-256-GCM; the key is in no database. Not part of an export.
create table patient_link (
  patient text not null primary key references patient (patient),
  sealed_id text not null
) ${strict};

create table study_case (
  case_id text not null primary key check (case_id <> ''),
  patient text not null references patient (patient),
  age_years integer check (age_years between 0 and 120),
  mr_date ${date} check (date(mr_date) = mr_date),
  biopsy_date ${date} check (date(biopsy_date) = biopsy_date),
  side text check (side in ('left', 'right', 'midline')),
  site text check (site in ('upper limb', 'lower limb', 'trunk', 'retroperitoneum', 'head and neck', 'other')),
  largest_diameter_mm ${real} check (largest_diameter_mm between 0 and 1000),
  image_quality text check (image_quality in ('adequate', 'inadequate')),
  treated_before text check (treated_before in ('yes', 'no')),
  recurrent text check (recurrent in ('yes', 'no')),
  comment text check (comment <> '')
) ${strict};
create index study_case_patient on study_case (patient);

create table core (
  case_id text not null references study_case (case_id),
  core_no integer not null check (core_no between 1 and 99),
  taken_on ${date} check (date(taken_on) = taken_on),
  needle_gauge integer check (needle_gauge between 8 and 25),
  length_mm ${real} check (length_mm between 0 and 100),
  comment text check (comment <> ''),
  primary key (case_id, core_no)
) ${strict};

create table measurement (
  case_id text not null,
  core_no integer not null,
  measured_at ${instant} not null,
  software_version text not null check (software_version <> ''),
  result_sha256 text not null,
  registration_model text check (registration_model in ('full-rigid', 'slice-locked', 'tilt-prior')),
  registration_verdict text check (registration_verdict in ('accept', 'caution', 'fail')),
  markers_used integer check (markers_used between 0 and 1000),
  fre_mm ${real} check (fre_mm between 0 and 1000),
  tre_tip_rms_mm ${real} check (tre_tip_rms_mm between 0 and 1000),
  tre_tip_p95_mm ${real} check (tre_tip_p95_mm between 0 and 1000),
  target_slice_index integer check (target_slice_index between 0 and 100000),
  target_slice_shift_mm ${real} check (target_slice_shift_mm between -10000 and 10000),
  core_out_of_plane_deg ${real} check (core_out_of_plane_deg between 0 and 90),
  adc_source text check (adc_source <> ''),
  adc_mean ${real} check (adc_mean between 0 and 10),
  adc_mean_low95 ${real} check (adc_mean_low95 between -10 and 20),
  adc_mean_high95 ${real} check (adc_mean_high95 between -10 and 20),
  adc_min ${real} check (adc_min between 0 and 10),
  adc_min_low95 ${real} check (adc_min_low95 between -10 and 20),
  adc_min_high95 ${real} check (adc_min_high95 between -10 and 20),
  adc_sd ${real} check (adc_sd between 0 and 10),
  adc_median ${real} check (adc_median between 0 and 10),
  adc_p10 ${real} check (adc_p10 between 0 and 10),
  adc_p90 ${real} check (adc_p90 between 0 and 10),
  adc_pixels integer check (adc_pixels between 0 and 1000000),
  adc_area_mm2 ${real} check (adc_area_mm2 between 0 and 100000),
  cho_cr ${real} check (cho_cr between 0 and 1000),
  cho_cr_low95 ${real} check (cho_cr_low95 between -1000 and 1000000),
  cho_cr_high95 ${real} check (cho_cr_high95 between -1000 and 1000000),
  spectrum_quality text check (spectrum_quality in ('pass', 'caution', 'reject')),
  primary key (case_id, core_no, measured_at),
  foreign key (case_id, core_no) references core (case_id, core_no),
  constraint sha256_length check (length(result_sha256) = 64),
  constraint adc_interval_in_order check (adc_mean_low95 <= adc_mean_high95 and adc_min_low95 <= adc_min_high95),
  constraint cho_cr_interval_in_order check (cho_cr_low95 <= cho_cr_high95)
) ${strict};

create table refusal (
  case_id text not null references study_case (case_id),
  refused_at ${instant} not null,
  exit_code integer not null check (exit_code between 10 and 99),
  message text not null check (message <> ''),
  software_version text check (software_version <> ''),
  primary key (case_id, refused_at)
) ${strict};

create table reader (
  reader text not null primary key check (reader <> ''),
  role text not null check (role in ('reader', 'adjudicator')),
  experience_years integer check (experience_years between 0 and 70),
  database_role text unique check (database_role <> '')
) ${strict};

create table read_session (
  reader text not null references reader (reader),
  session integer not null check (session between 1 and 99),
  seed ${long} not null,
  opened_at ${instant} not null,
  primary key (reader, session)
) ${strict};

create table reading (
  case_id text not null,
  core_no integer not null,
  reader text not null,
  session integer not null,
  adc_mean ${real} check (adc_mean between 0 and 10),
  adc_min ${real} check (adc_min between 0 and 10),
  cho_cr ${real} check (cho_cr between 0 and 1000),
  comment text check (comment <> ''),
  entered_at ${instant} not null,
  signed_at ${instant},
  primary key (case_id, core_no, reader, session),
  foreign key (case_id, core_no) references core (case_id, core_no),
  foreign key (reader, session) references read_session (reader, session),
  constraint adc_min_not_above_mean check (adc_min <= adc_mean),
  constraint reading_not_empty
    check (adc_mean is not null or adc_min is not null or cho_cr is not null or comment is not null)
) ${strict};
create index reading_session on reading (reader, session);

create table adjudication (
  case_id text not null,
  core_no integer not null,
  reader text not null references reader (reader),
  adc_mean ${real} check (adc_mean between 0 and 10),
  adc_min ${real} check (adc_min between 0 and 10),
  cho_cr ${real} check (cho_cr between 0 and 1000),
  reason text not null check (reason <> ''),
  signed_at ${instant} not null,
  primary key (case_id, core_no),
  foreign key (case_id, core_no) references core (case_id, core_no),
  constraint adc_min_not_above_mean check (adc_min <= adc_mean)
) ${strict};

create table pathology (
  case_id text not null,
  core_no integer not null,
  pathologist text not null check (pathologist <> ''),
  reported_on ${date} check (date(reported_on) = reported_on),
  diagnosis text check (diagnosis in ('sarcoma', 'intermediate', 'benign', 'other malignancy', 'not diagnostic')),
  subtype text check (subtype <> ''),
  differentiation integer check (differentiation between 1 and 3),
  mitoses integer check (mitoses between 1 and 3),
  necrosis integer check (necrosis between 0 and 2),
  fnclcc_grade integer check (fnclcc_grade between 1 and 3),
  equivocal text check (equivocal in ('yes', 'no')),
  ki67_positive_cells integer check (ki67_positive_cells between 0 and 1000000),
  ki67_counted_cells integer check (ki67_counted_cells between 1 and 1000000),
  ki67_percent ${real} check (ki67_percent between 0 and 100),
  comment text check (comment <> ''),
  primary key (case_id, core_no, pathologist),
  foreign key (case_id, core_no) references core (case_id, core_no),
  constraint grade_follows_scores check (
    differentiation + mitoses + necrosis is null or fnclcc_grade is null
    or fnclcc_grade = case when differentiation + mitoses + necrosis <= 3 then 1
      when differentiation + mitoses + necrosis <= 5 then 2 else 3 end),
  constraint ki67_cells_within_count check (ki67_positive_cells <= ki67_counted_cells),
  constraint ki67_follows_cells
    check (abs(ki67_percent - 100.0 * ki67_positive_cells / ki67_counted_cells) <= 0.5)
) ${strict};

create table surgery (
  case_id text not null primary key references study_case (case_id),
  surgery_date ${date} check (date(surgery_date) = surgery_date),
  neoadjuvant text check (neoadjuvant in ('none', 'chemotherapy', 'radiotherapy', 'chemoradiotherapy')),
  margin text check (margin in ('R0', 'R1', 'R2')),
  diagnosis text check (diagnosis in ('sarcoma', 'intermediate', 'benign', 'other malignancy', 'not diagnostic')),
  subtype text check (subtype <> ''),
  differentiation integer check (differentiation between 1 and 3),
  mitoses integer check (mitoses between 1 and 3),
  necrosis integer check (necrosis between 0 and 2),
  fnclcc_grade integer check (fnclcc_grade between 1 and 3),
  ki67_percent ${real} check (ki67_percent between 0 and 100),
  necrosis_percent ${real} check (necrosis_percent between 0 and 100),
  comment text check (comment <> ''),
  constraint grade_follows_scores check (
    differentiation + mitoses + necrosis is null or fnclcc_grade is null
    or fnclcc_grade = case when differentiation + mitoses + necrosis <= 3 then 1
      when differentiation + mitoses + necrosis <= 5 then 2 else 3 end)
) ${strict};

create table follow_up (
  case_id text not null references study_case (case_id),
  seen_on ${date} not null check (date(seen_on) = seen_on),
  status text not null check (status in (
    'no evidence of disease', 'alive with disease', 'died of disease', 'died of other cause')),
  local_recurrence text check (local_recurrence in ('yes', 'no')),
  distant_metastasis text check (distant_metastasis in ('yes', 'no')),
  response text check (response in ('CR', 'PR', 'SD', 'PD')),
  comment text check (comment <> ''),
  primary key (case_id, seen_on)
) ${strict};

-- What a blinded reader may know of a core: no pathology, no surgery, no measurement, no reading.
create view blind_core as
  select k.case_id, k.core_no, c.side, c.site
  from core k join study_case c on c.case_id = k.case_id;

-- Cores that may be adjudicated: two readers have signed, and nobody is still reading.
create view read_by_both as
  select case_id, core_no from reading where session = 1
  group by case_id, core_no
  having count(*) >= 2 and count(*) = count(signed_at);

-- What an adjudicator may know: the signed values of both, under no name, once both have signed.
create view signed_read as
  select r.case_id, r.core_no, r.reader, r.adc_mean, r.adc_min, r.cho_cr, r.comment
  from reading r join read_by_both b on b.case_id = r.case_id and b.core_no = r.core_no
  where r.session = 1;

-- Cores without their values, so that an adjudicator need not see whose adjudications there are.
create view adjudicated_core as select case_id, core_no from adjudication;
