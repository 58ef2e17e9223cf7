/**
 * Text on pictures, drawn from fonts inside the program: the same on every machine, with no font installed, and
 * without starting the platform's font system.
 */
package org.needlepoint.view.lettering;
