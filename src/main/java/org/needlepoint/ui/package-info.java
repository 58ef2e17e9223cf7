/**
 * The workstation: the window in which a radiologist plans and a reader measures.
 *
 * <p>{@link org.needlepoint.ui.Workstation} is the application. Around one {@link
 * org.needlepoint.ui.model.WorkstationModel} it lays out the banner with the patient, the list of steps ({@code ui.step}), the
 * slice views ({@code ui.slice}), the scene ({@code ui.scene}) and the start page ({@code ui.open}). Views bind to the model
 * and forward to its commands.
 */
package org.needlepoint.ui;
