/** Progress and cancellation of long work, independent of threads and screens. */
package org.needlepoint.work;
