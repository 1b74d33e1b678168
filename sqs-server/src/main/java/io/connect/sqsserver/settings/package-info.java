/** The attributes of a queue: their names, ranges, defaults and policies. Depends on {@code json} and {@code error}. */
package io.connect.sqsserver.settings;
