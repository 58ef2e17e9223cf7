/**
 * Sentences that the program composes, as templates with numbered places, and their translation.
 *
 * <p>The program speaks English wherever it keeps or prints what it says. Each package that composes sentences owns an enum of
 * {@link org.needlepoint.wording.Wording}s; who shows them in another language finds the template again from the finished
 * sentence, by a {@link org.needlepoint.wording.Translation}.
 */
package org.needlepoint.wording;
