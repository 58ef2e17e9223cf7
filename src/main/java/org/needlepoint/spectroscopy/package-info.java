/**
 * ¹H spectroscopy: signals on a voxel grid, their processing, fit and quality.
 *
 * <p>Frequencies are Hz, chemical shifts ppm, times seconds inside. The time signal of a resonance at chemical shift δ
 * is {@code a · exp(i φ) · exp(+2πi (δ − δ_ref) f₀ t) · decay(t)} with f₀ the transmitter frequency in MHz·1e6 and
 * δ_ref the chemical shift at the transmitter: a higher shift is a higher positive frequency. Readers of formats that
 * store the conjugate must conjugate.
 */
package org.needlepoint.spectroscopy;
