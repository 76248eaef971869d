"""Begin an office's installation: the bloc and its first secretary. Everything else is done on the screens."""

from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kheo.work import days, people, units
from kheo.work.actors import Role
from kheo.work.people import NewPerson, Post
from kheo.work.refusals import Refused
from kheo.work.units import NewUnit


class Command(BaseCommand):
    """kheo start --unit "Đảng bộ Khối …" --place "…" --name "…" --username …"""

    help = "Lập đơn vị đầu tiên (Khối) và tài khoản thư ký Ban Chỉ đạo Khối đầu tiên."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--unit", required=True, help="tên đảng bộ Khối")
        parser.add_argument("--short", required=True, help="tên gọi tắt của Khối")
        parser.add_argument("--place", required=True, help="địa danh ghi trên văn bản")
        parser.add_argument("--name", required=True, help="họ và tên thư ký")
        parser.add_argument("--username", required=True, help="tên đăng nhập")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Ask for the password twice, then form the unit and appoint the secretary."""
        password = getpass("Mật khẩu (từ 12 ký tự): ")
        if password != getpass("Nhập lại mật khẩu: "):
            raise CommandError("Hai lần nhập mật khẩu không giống nhau. Hãy chạy lại lệnh.")
        now = timezone.now()
        try:
            validate_password(password)
            unit = NewUnit(
                code="K",
                name=options["unit"],
                short_name=options["short"],
                kind="party_committee",
                line="party",
                tier="bloc",
                symbol="ĐUK",
                place=options["place"],
            )
            ids = units.form(units=[unit], on=days.day(now), decision="")
            new = NewPerson(full_name=options["name"], status="cadre", username=options["username"])
            account = people.enrol(by=people.system(), new=new, password=password, now=now)
            for role in (Role.PARTICIPANT, Role.BLOC_SECRETARY):
                post = Post(role, ids["K"], "Thư ký Ban Chỉ đạo", with_descendants=role is Role.BLOC_SECRETARY)
                people.appoint(by=people.system(), person_id=account.person_id, post=post, now=now)
        except ValidationError as bad:
            raise CommandError(" ".join(bad.messages)) from bad
        except Refused as no:
            raise CommandError(no.sentence) from no
        self.stdout.write(f"Đã lập {options['unit']} và tài khoản {options['username']}.")
