/**
 * Rigid registration of CT to MR by their intensities, from a start or without one, and the tests that refuse it.
 *
 * <p>{@link org.needlepoint.registration.intensity.IntensityRegistration} is the face; everything else is data that goes in or
 * comes out, or is not public.
 */
package org.needlepoint.registration.intensity;
