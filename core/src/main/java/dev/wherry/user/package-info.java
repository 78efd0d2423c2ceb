/**
 * Who may log in, and what they may do. An {@link dev.wherry.user.Authenticator} turns {@link
 * dev.wherry.user.Credentials} into a {@link dev.wherry.user.LoginResult}, and with it a {@link
 * dev.wherry.user.User}: their files, {@link dev.wherry.user.Permissions} and messages. {@link
 * dev.wherry.user.VirtualUsers} is the one that comes along, {@link dev.wherry.user.LiveUsers} lets
 * it change while the server runs, and a {@link dev.wherry.user.Password} is what theirs are
 * compared with.
 *
 * <p>Nothing here speaks the protocol, counts failures, delays replies or touches a user's files:
 * sessions do. Values are immutable. Authenticators are called by many sessions at once, on threads
 * that may block; the hashing of passwords has threads of its own. RFC 959 §4.1.1, RFC 1635, RFC
 * 2577 §5-6.
 */
@NullMarked
package dev.wherry.user;

import org.jspecify.annotations.NullMarked;
