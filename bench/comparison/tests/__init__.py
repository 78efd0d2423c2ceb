"""Tests of the comparison; ComparisonTest runs them within `mvn verify`."""
