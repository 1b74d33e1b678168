/**
 * The common part of both protocols: the parameters of a call and the parts of an answer. Depends on {@code json},
 * {@code message} and {@code error}.
 */
package io.connect.sqsserver.wire;
