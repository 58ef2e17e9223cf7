package org.needlepoint.report.table;

/** Tables for tests. */
final class Tables {
    private Tables() {}

    /** The study's Table 3, shortened, with everything that a table can have. */
    static PrintedTable grades() {
        return PrintedTable.numbered("Table 3", "ADC & Cho/Cr by FNCLCC grade <core>")
                .column("Parameter")
                .spanning("FNCLCC grade", "High (n = 24)", "Low (n = 8)")
                .column("p")
                .section("Diffusion (10⁻³ mm²/s)")
                .indented(
                        1,
                        Cell.of("ADCmin"),
                        Cell.of("0.93 (0.81, 1.06)", "grade.high.adcMin"),
                        Cell.of("1.33 (1.24, 2.49)", "grade.low.adcMin"),
                        Cell.of("0.017").bold())
                .indented(
                        1,
                        Cell.of("ADCmean"),
                        Cell.of("1.16 (1.04, 1.29)"),
                        Cell.of("1.63 (1.59, 2.78)"),
                        Cell.of("0.012").bold())
                .section("Spectroscopy")
                .row(Cell.of("Cho/Cr").italic(), Cell.of("10.24 ± 2.61"), Cell.of("4.43 ± 1.95"), Cell.of("< 0.001"))
                .note("Values are median (P25, P75) or mean ± SD.")
                .note("ADC 100 % & Cho_Cr #1 $ {x} \\ ~ ^.")
                .build();
    }
}
