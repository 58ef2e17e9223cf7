package org.needlepoint.ui.open;

import org.needlepoint.ui.model.BrowserModel;
import org.needlepoint.workflow.session.SeriesEntry;

/** A line of the browser. */
sealed interface SeriesRow {
    /** A patient's name; marked when there is more than one. */
    record OfPatient(String name, boolean oneOfSeveral) implements SeriesRow {}

    /** A study's date and size. */
    record OfStudy(BrowserModel.Study study) implements SeriesRow {}

    /** A series. */
    record OfSeries(SeriesEntry series) implements SeriesRow {}
}
