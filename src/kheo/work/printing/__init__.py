"""Put certificates on paper: stock and printers (`measuring`), runs made by the clock (`running`), what is shown."""
