/** Rigid registration from paired markers, its error model, and what can be trusted of it. */
package org.needlepoint.registration;
