"""From where somebody without an account asks: the network, never the single machine behind it."""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

_LENGTHS = {4: 24, 6: 64}


def network(request: HttpRequest) -> str:
    """Name the network a request comes from: /24 of an old address, /64 of a new one.

    Only what our own proxies wrote at the end of X-Forwarded-For is believed.
    """
    written = request.META["REMOTE_ADDR"]
    if settings.PROXIES:
        hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
        written = hops[-settings.PROXIES] if len(hops) >= settings.PROXIES else written
    try:
        address = ip_address(written)
    except ValueError:
        return "nowhere"
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    return str(ip_network(f"{address}/{_LENGTHS[address.version]}", strict=False))
