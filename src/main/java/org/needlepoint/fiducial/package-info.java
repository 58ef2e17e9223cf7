/** Skin markers: templates, detection in an image, labelling. */
package org.needlepoint.fiducial;
