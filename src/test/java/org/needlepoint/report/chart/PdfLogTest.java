package org.needlepoint.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Test;

class PdfLogTest {
    @Test
    void pdfbox_logs_to_our_log_without_log4j() {
        assertThat(LogFactory.getFactory().getClass().getName())
                .isEqualTo("org.apache.commons.logging.impl.Slf4jLogFactory");
    }
}
