/**
 * The server: {@link dev.wherry.FtpServer#builder} describes it, {@link dev.wherry.FtpServer} is
 * it.
 */
@NullMarked
package dev.wherry;

import org.jspecify.annotations.NullMarked;
