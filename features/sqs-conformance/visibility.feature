@sqs-conformance
Feature: Visibility
  A message that was received is hidden from others, for as long as whoever has it says so.

  Scenario: A received message is hidden, and comes back when its visibility timeout has passed
    Given a standard queue at the service with
      | VisibilityTimeout | 5 |
    And the message "m" in it
    When 1 message is received
    Then nothing more is received
    And within 15 s the message "m" is received again, as receipt number 2

  Scenario: The receive says for how long, if it wants to
    Given a standard queue at the service with
      | VisibilityTimeout | 60 |
    And the message "m" in it
    When 1 message is received for 1 s
    Then within 10 s the message "m" is received again, as receipt number 2

  Scenario: The timeout of a message in flight is made longer
    Given a standard queue at the service with
      | VisibilityTimeout | 4 |
    And the message "m" in it
    When 1 message is received
    And the visibility timeout of what was received is changed to 30 s
    Then nothing more is received within 6 s

  Scenario: A change to 0 makes the message visible at once
    Given a standard queue at the service with
      | VisibilityTimeout | 60 |
    And the message "m" in it
    When 1 message is received
    And the visibility timeout of what was received is changed to 0 s
    Then within 5 s the message "m" is received again, as receipt number 2

  Scenario: More than twelve hours are refused
    Given a standard queue at the service
    And the message "m" in it
    When 1 message is received
    And the visibility timeout of what was received is changed to 43201 s
    Then the call is refused

  Scenario: The timeout of a message that is visible again cannot be changed
    Given a standard queue at the service with
      | VisibilityTimeout | 1 |
    And the message "m" in it
    When 1 message is received
    And it is visible again
    And the visibility timeout of what was received is changed to 30 s
    Then the call is refused as "MessageNotInflight"

  Scenario: A handle that is none is refused
    Given a standard queue at the service
    When the visibility timeout of a message with the handle "no-handle" is changed to 30 s
    Then the call is refused as "ReceiptHandleIsInvalid"

  Scenario: The queue counts what is visible and what is in flight
    Given a standard queue at the service
    And these messages in it, sent one after the other
      | body |
      | 1    |
      | 2    |
      | 3    |
    When 1 message is received
    Then within 10 s the queue counts 2 visible and 1 in flight

  Scenario: A delayed message is hidden until its delay has passed
    Given a standard queue at the service
    When a message is sent with a delay of 5 s
    Then nothing more is received
    And within 15 s the message "delayed" is received
