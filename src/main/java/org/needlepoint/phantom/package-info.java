/**
 * Sample cases with a known truth: an analytic scene of a body part with a sarcoma, skin markers and a needle, scanned
 * by simple physical models of CT, MR and ¹H spectroscopy.
 *
 * <p>Pure physics: nothing here knows DICOM. The scene lives in the MR frame (LPS mm); the CT sees it through the
 * known {@code ctToMr}. Everything is a parameter of a {@link org.needlepoint.phantom.PhantomRecipe}; the noise is
 * seeded per series and slice, so a recipe gives the same voxels at any number of threads.
 */
package org.needlepoint.phantom;
