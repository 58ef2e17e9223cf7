package org.needlepoint.dicom;

import java.util.ArrayList;
import java.util.List;

/** An inspection as a text table. */
final class InspectionTable {
    private static final List<String> HEAD =
            List.of("series", "description", "role", "b s/mm²", "slices", "matrix", "voxel mm", "plane", "files");
    private static final int WIDEST = 34;

    private final Inspection inspection;

    InspectionTable(Inspection inspection) {
        this.inspection = inspection;
    }

    List<String> lines() {
        List<List<String>> rows = new ArrayList<>();
        List<List<String>> below = new ArrayList<>();
        for (Inspection.SeriesRow s : inspection.series()) {
            int first = rows.size();
            for (Inspection.StackRow k : s.stacks()) {
                rows.add(row(s, k, rows.size() == first));
                below.add(problems(k.problems()));
            }
            for (Inspection.SpectraRow k : s.spectra()) {
                rows.add(row(s, k));
                below.add(new ArrayList<>());
            }
            if (rows.size() == first) {
                rows.add(List.of(
                        s.number(), s.description(), s.role(), "", "", "", "", "", Integer.toString(s.files())));
                below.add(new ArrayList<>());
            }
            below.get(rows.size() - 1).addAll(problems(s.problems()));
        }
        return lines(rows, below);
    }

    private List<String> lines(List<List<String>> rows, List<List<String>> below) {
        int[] width = new int[HEAD.size()];
        for (int c = 0; c < width.length; c++) {
            width[c] = HEAD.get(c).length();
            for (List<String> r : rows) {
                width[c] = Math.min(WIDEST, Math.max(width[c], r.get(c).length()));
            }
        }
        List<String> out = new ArrayList<>();
        for (Patient p : inspection.patients()) {
            out.add("Patient " + p + (p.birthDate().isEmpty() ? "" : ", born " + p.birthDate())
                    + (p.sex().isEmpty() ? "" : ", " + p.sex()));
        }
        out.add(line(HEAD, width));
        for (int i = 0; i < rows.size(); i++) {
            out.add(line(rows.get(i), width));
            out.addAll(below.get(i));
        }
        for (Inspection.FileRow f : inspection.unusedFiles()) {
            out.add("! " + f.file() + " " + f.text());
        }
        return out;
    }

    private static String line(List<String> cells, int[] width) {
        StringBuilder out = new StringBuilder();
        for (int c = 0; c < width.length; c++) {
            String cell = cells.get(c);
            out.append(Inspection.padded(
                            cell.length() > width[c] ? cell.substring(0, width[c] - 1) + "…" : cell, width[c]))
                    .append("  ");
        }
        return out.toString().stripTrailing();
    }

    private static List<String> problems(List<Inspection.ProblemRow> problems) {
        List<String> out = new ArrayList<>();
        problems.forEach(p -> out.add("    " + p.severity() + ": " + p.code() + ": " + p.text()));
        return out;
    }

    private static List<String> row(Inspection.SeriesRow s, Inspection.StackRow k, boolean first) {
        String voxel = k.columnSpacingMm() == null
                ? "no grid"
                : Text.number(k.columnSpacingMm()) + "×" + Text.number(k.rowSpacingMm()) + "×"
                        + Text.number(k.sliceSpacingMm())
                        + (Math.abs(k.sliceSpacingMm() - k.sliceThicknessMm()) < 0.01
                                ? ""
                                : " (thick " + Text.number(k.sliceThicknessMm()) + ")");
        return List.of(
                first ? s.number() : "",
                first ? s.description() : "",
                k.role(),
                k.bValue() == null ? "" : Text.number(k.bValue()),
                k.slices() + (k.missingSlices() == 0 ? "" : " + " + k.missingSlices() + " missing"),
                k.columns() + "×" + k.rows(),
                voxel,
                k.orientation(),
                first ? Integer.toString(s.files()) : "");
    }

    private static List<String> row(Inspection.SeriesRow s, Inspection.SpectraRow k) {
        return List.of(
                s.number(),
                s.description(),
                s.role(),
                "",
                Integer.toString(k.frames()),
                k.columns() + "×" + k.rows(),
                k.acquisitionType(),
                "",
                Integer.toString(s.files()));
    }
}
