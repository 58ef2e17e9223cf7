/** The steps of a session: the list down the side and a panel for each. */
package org.needlepoint.ui.step;
