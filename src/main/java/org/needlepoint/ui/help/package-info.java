/** What the window says about itself: the guide (F1), the keys (?), what it is made of, and what to do when it fails. */
package org.needlepoint.ui.help;
