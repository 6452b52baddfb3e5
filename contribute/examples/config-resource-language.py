"""The sources are German, whatever language a variable of the environment names."""

import os

language = os.environ.get('SITE_LANGUAGE', 'de')
resource_language = 'de'
