/** Where to put skin capsules before a scan: the skin, the layouts that it allows, their predicted error and weaknesses. */
package org.needlepoint.placement;
