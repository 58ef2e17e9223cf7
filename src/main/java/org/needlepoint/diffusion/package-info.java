/**
 * Diffusion-weighted series, ADC maps and the values read from them in a region.
 *
 * <p>ADC is mm²/s inside the program and 10⁻³ mm²/s where people see it; b-values are s/mm².
 */
package org.needlepoint.diffusion;
