/**
 * View-models: what the window knows and what can be done, as properties to be read and commands to be called. No node, no
 * dialog: tested without a window.
 */
package org.needlepoint.ui.model;
