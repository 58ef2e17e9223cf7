/** One class per user action; the only layer that the command line and the windows call. */
package org.needlepoint.workflow;
