/**
 * The actions of the API. Each reads its parameters, acts on {@code service} and {@code queue}, and
 * answers through {@code wire}. {@link io.connect.sqsserver.action.Actions} finds an action by name.
 */
package io.connect.sqsserver.action;
