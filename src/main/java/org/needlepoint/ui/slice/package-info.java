/** The slice views: pictures of planes through the images, fused and annotated, and what the mouse does on them. */
package org.needlepoint.ui.slice;
