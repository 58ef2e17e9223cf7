/** The biopsy needle in CT, its axis and tip with their uncertainty, and the core ahead of the tip. */
package org.needlepoint.needle;
