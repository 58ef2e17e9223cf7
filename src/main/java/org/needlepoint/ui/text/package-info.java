/** Every word that the window shows, in English and Simplified Chinese. */
package org.needlepoint.ui.text;
