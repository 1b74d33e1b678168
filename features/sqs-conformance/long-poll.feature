@sqs-conformance
Feature: Long polls
  A receive that waits costs one request instead of many, and delays nothing.

  Scenario: A long poll of an empty queue lasts as long as it said
    Given a standard queue at the service
    When a receive waits for 2 s
    Then it returns empty after 2 s

  Scenario: A message ends the wait
    Given a standard queue at the service
    When a receive waits for 20 s, and the message "m" is sent 1 s after its start
    Then it returns with "m" within 8 s

  Scenario: The queue says how long, if the receive does not
    Given a standard queue at the service with
      | ReceiveMessageWaitTimeSeconds | 2 |
    When a receive says nothing about waiting
    Then it returns empty after 2 s

  Scenario: A receive that waits for 0 s does not wait, whatever the queue says
    Given a standard queue at the service with
      | ReceiveMessageWaitTimeSeconds | 20 |
    When a receive waits for 0 s
    Then it returns empty after 0 s

  Scenario: More than twenty seconds are refused
    Given a standard queue at the service
    When a receive waits for 21 s
    Then the call is refused

  Scenario: More than ten messages at a time are refused
    Given a standard queue at the service
    When a receive asks for 11 messages
    Then the call is refused
