/** Opening a case: start page, browser of patients, studies and series, recent and sample cases, recovery. */
package org.needlepoint.ui.open;
