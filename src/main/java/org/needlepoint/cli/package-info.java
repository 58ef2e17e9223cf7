/** The command line: picocli commands that call one workflow each, and the one place that turns failures into exit codes. */
package org.needlepoint.cli;
