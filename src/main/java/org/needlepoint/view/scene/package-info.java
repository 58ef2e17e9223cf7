/**
 * The room around the needle in three dimensions: skin, bone, tumour, markers, needle, core, error and two slices.
 *
 * <p>Drawn by VTK, a native library, off-screen. {@link org.needlepoint.view.scene.SceneContent} says what there is, all in
 * the MR frame; {@link org.needlepoint.view.scene.SceneView} turns it into pixels on one thread of its own, which owns every
 * native object. Nothing clinical depends on this package: where VTK or a display is missing,
 * {@link org.needlepoint.view.scene.SceneSupport} says so and the rest of the program works.
 *
 * <p>Classes whose name begins with {@code Native} are the only ones that name VTK's; they are loaded when a scene is
 * opened and not before.
 */
package org.needlepoint.view.scene;
