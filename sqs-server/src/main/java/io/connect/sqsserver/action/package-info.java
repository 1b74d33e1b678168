/**
 * The actions of the API. Each action reads its parameters, calls {@code service} and {@code queue}, and writes its
 * answer with {@code wire}. {@link io.connect.sqsserver.action.Actions} finds an action by name.
 */
package io.connect.sqsserver.action;
