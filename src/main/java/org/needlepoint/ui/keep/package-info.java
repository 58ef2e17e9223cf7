/** Pictures that leave the program, as files or by the clipboard, with whose they are: {@link org.needlepoint.ui.keep.PictureKeeper}. */
package org.needlepoint.ui.keep;
