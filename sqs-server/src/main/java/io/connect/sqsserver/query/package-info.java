/** The older protocol: parameters of a form, answers in XML. Depends on {@code wire} and what that depends on. */
package io.connect.sqsserver.query;
