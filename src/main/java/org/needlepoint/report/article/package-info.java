/** Text, tables and figures put together: one page for co-authors, and each table and figure as files for the journal. */
package org.needlepoint.report.article;
