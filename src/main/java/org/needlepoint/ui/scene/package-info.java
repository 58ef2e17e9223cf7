/**
 * The scene in three dimensions as a part of the window: {@link org.needlepoint.ui.scene.ScenePane}.
 *
 * <p>VTK is loaded when the part is first shown and not before; where it is missing the part says what to install.
 */
package org.needlepoint.ui.scene;
