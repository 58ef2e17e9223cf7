/**
 * What the pathologist says of a specimen: the WHO 2020 list of soft tissue tumours, the FNCLCC grade, the Ki-67 labelling
 * index, histology images, and how far a core agrees with the surgical specimen.
 */
package org.needlepoint.pathology;
