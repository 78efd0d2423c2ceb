/**
 * What a user sees. A {@link dev.wherry.file.FileTree} describes it: directories of any file system
 * provider as root and mounts. A {@link dev.wherry.file.VirtualPath} names a place in it, and
 * {@link dev.wherry.file.FileAccess} is how commands read and change what is there; an {@link
 * dev.wherry.file.Upload} counts only once it is published.
 *
 * <p>Only descriptions and contracts: the jail that turns a virtual path into a real one, the one
 * place that opens files, is internal. Permissions are not checked here. Trees, paths and entries
 * are immutable; access is shared by the threads of one user's session; an upload or a listing
 * belongs to the thread that opened it. RFC 959 §5.3, RFC 3659 §6-7.
 */
@NullMarked
package dev.wherry.file;

import org.jspecify.annotations.NullMarked;
