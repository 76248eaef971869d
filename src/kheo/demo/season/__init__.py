"""The season: every act of the sample with its instant, and the stage on which they are played by calling verbs."""
